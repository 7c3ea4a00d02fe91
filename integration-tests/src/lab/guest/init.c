/*
 * PID 1 of a guest of the lab: loads the virtio drivers, then answers the part of the QEMU guest agent's protocol that libvirt
 * needs, and commands of its own that make load. So a test drives a guest through libvirt, on whichever host the guest is:
 *
 *   virsh qemu-agent-command GUEST '{"execute":"lab-hog","arguments":{"mb":64}}'
 *
 *   lab-hog    mb, step, ms, hold, pause   takes mb MiB in steps of step MiB, each ms apart, and keeps them; with a hold, for that
 *                                          many ms, then reads them all once more, gives them back, waits pause ms, begins again
 *   lab-dirty  mb, mbps                    writes mb MiB over and over, mbps MiB a second
 *   lab-cpu    pct                         keeps one CPU busy for pct % of the time
 *   lab-stop                               ends all loads
 *   lab-status                             what the loads did, and memory as the guest sees it
 *   lab-balloon on                         loads the balloon driver (1) or removes it (0)
 *
 * All arguments are whole numbers and may be left out. Each load is a process of its own and the first that the kernel kills when
 * memory runs out, so that the agent goes on answering. The word lab.noballoon on the kernel's command line leaves the balloon
 * driver out. Linked statically; the guest has no other program.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MIB_SHIFT 20
#define PAGE 4096L
#define MOST_LOADS 32
#define MOST_STEPS 4096
#define AGENT_PORT "org.qemu.guest_agent.0"
#define BALLOON "virtio_balloon"

enum kind { NONE, HOG, DIRTIER, BURNER, KINDS };

static struct { pid_t pid; enum kind kind; } loads[MOST_LOADS];
static long killed[KINDS];

/* Written by the loads, read by the agent. */
static struct shared {
    volatile long held[MOST_LOADS]; /* MiB that each hog holds now */
    volatile long rounds, last_ms, total_ms; /* of hogs that gave their memory back */
    volatile long dirtied; /* MiB */
} *shared;

/* ---- small things ---- */

static void say(const char *format, ...) {
    char text[400];
    va_list rest;
    va_start(rest, format);
    int length = vsnprintf(text, sizeof text, format, rest);
    va_end(rest);
    int console = open("/dev/console", O_WRONLY | O_NOCTTY);
    if (console >= 0) {
        if (write(console, text, length) < 0) { /* nowhere to complain */ }
        close(console);
    }
}

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static void pause_ms(long ms) {
    struct timespec t = { ms / 1000, (ms % 1000) * 1000000L };
    while (nanosleep(&t, &t) && errno == EINTR) { }
}

/* Reads a file of /proc or /sys; the text is overwritten by the next call. */
static const char *text_of(const char *file) {
    static char text[16384];
    int length = 0, got, fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        while ((got = read(fd, text + length, sizeof text - 1 - length)) > 0) length += got;
        close(fd);
    }
    text[length] = 0;
    return text;
}

/* Returns the number behind a name, or -1. */
static long number_in(const char *file, const char *name) {
    const char *text = text_of(file), *at = strstr(text, name);
    return at ? strtol(at + strlen(name), NULL, 10) : -1;
}

/* Returns an argument of a command. */
static long argument(const char *command, const char *name, long otherwise) {
    char quoted[40];
    snprintf(quoted, sizeof quoted, "\"%s\"", name);
    const char *at = strstr(command, quoted);
    if (!at) return otherwise;
    at += strlen(quoted);
    return strtol(at + strspn(at, " :"), NULL, 10);
}

static int load_module(const char *name) {
    char file[80];
    snprintf(file, sizeof file, "/lib/%s.ko", name);
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return -1;
    int result = syscall(SYS_finit_module, fd, "", 0);
    close(fd);
    return result;
}

/* ---- loads ---- */

/* Forks a load. Returns its number in the child and -1 in the agent, or where there are too many. */
static int start_load(enum kind kind) {
    int slot = 0;
    while (slot < MOST_LOADS && loads[slot].pid) slot++;
    if (slot == MOST_LOADS) return -1;
    shared->held[slot] = 0;
    pid_t pid = fork();
    if (pid == 0) {
        int fd = open("/proc/self/oom_score_adj", O_WRONLY);
        if (fd >= 0) {
            if (write(fd, "900", 3) < 0) { /* the kernel's own choice will do */ }
            close(fd);
        }
        return slot;
    }
    if (pid > 0) {
        loads[slot].pid = pid;
        loads[slot].kind = kind;
    }
    return -1;
}

/* Fills memory so that each page is different and hardly compresses; zero pages would cost neither memory nor migration. */
static void fill(char *from, long mb, unsigned seed) {
    for (long at = 0; at < mb << MIB_SHIFT; at += PAGE) {
        unsigned x = seed + (unsigned) at, *word = (unsigned *) (from + at);
        for (int i = 0; i < 1024; i += 16) {
            x = x * 1664525u + 1013904223u;
            word[i] = x;
        }
    }
}

static char *take(long mb) {
    return mmap(NULL, mb << MIB_SHIFT, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

/* One round of a hog: takes its memory, holds it, reads it again (swapped memory has to come back) and gives it back. */
static void hog_round(int slot, long mb, long step, long ms, long hold) {
    static struct { char *from; long mb; } parts[MOST_STEPS];
    int count = 0;
    double began = seconds();
    while (shared->held[slot] < mb && count < MOST_STEPS) {
        long size = step < mb - shared->held[slot] ? step : mb - shared->held[slot];
        char *part = take(size);
        if (part == MAP_FAILED) {
            pause_ms(100);
            continue;
        }
        fill(part, size, (unsigned) count * 2654435761u);
        parts[count].from = part;
        parts[count++].mb = size;
        shared->held[slot] += size;
        if (ms) pause_ms(ms);
    }
    double took = seconds() - began;
    if (!hold) for (;;) pause();
    pause_ms(hold);
    began = seconds();
    volatile unsigned sum = 0;
    for (int i = 0; i < count; i++) {
        for (long at = 0; at < parts[i].mb << MIB_SHIFT; at += PAGE) sum += *(unsigned *) (parts[i].from + at);
    }
    shared->last_ms = (long) ((took + seconds() - began) * 1000);
    shared->total_ms += shared->last_ms;
    shared->rounds++;
    for (int i = 0; i < count; i++) munmap(parts[i].from, parts[i].mb << MIB_SHIFT);
    shared->held[slot] = 0;
}

static void hog(const char *command) {
    long mb = argument(command, "mb", 32), step = argument(command, "step", 4), ms = argument(command, "ms", 0);
    long hold = argument(command, "hold", 0), rest = argument(command, "pause", 1000);
    int slot = start_load(HOG);
    if (slot < 0) return;
    for (;;) {
        hog_round(slot, mb, step < 1 ? 1 : step, ms, hold);
        pause_ms(rest);
    }
}

static void dirty(const char *command) {
    long mb = argument(command, "mb", 16), mbps = argument(command, "mbps", 20);
    if (start_load(DIRTIER) < 0) return;
    char *region = take(mb);
    if (region == MAP_FAILED || mbps < 1) _exit(1);
    fill(region, mb, 1);
    double began = seconds(), done = 0;
    for (unsigned round = 2;; round++) {
        for (long i = 0; i < mb; i++) {
            fill(region + (i << MIB_SHIFT), 1, round);
            shared->dirtied++;
            double ahead = ++done / mbps - (seconds() - began);
            if (ahead > 0.002) {
                pause_ms((long) (ahead * 1000));
            } else if (ahead < -1) { /* was stopped: do not catch up */
                began = seconds();
                done = 0;
            }
        }
    }
}

static void burn(const char *command) {
    long pct = argument(command, "pct", 100);
    if (start_load(BURNER) < 0) return;
    for (;;) { /* periods of 100 ms */
        double end = seconds() + pct / 1000.0;
        while (seconds() < end) { }
        if (pct < 100) pause_ms(100 - pct);
    }
}

static void reap(void) {
    int how;
    pid_t pid;
    while ((pid = waitpid(-1, &how, WNOHANG)) > 0) {
        for (int i = 0; i < MOST_LOADS; i++) {
            if (loads[i].pid == pid) {
                if (WIFSIGNALED(how)) killed[loads[i].kind]++;
                shared->held[i] = 0;
                loads[i].pid = 0;
            }
        }
    }
}

static void stop(void) {
    for (int i = 0; i < MOST_LOADS; i++) {
        if (loads[i].pid) {
            kill(loads[i].pid, SIGKILL);
            waitpid(loads[i].pid, NULL, 0);
            shared->held[i] = 0;
            loads[i].pid = 0;
        }
    }
}

/* ---- agent ---- */

static void status(char *answer, size_t size) {
    long running[KINDS] = { 0 }, held = 0;
    reap();
    for (int i = 0; i < MOST_LOADS; i++) {
        if (loads[i].pid) running[loads[i].kind]++;
        held += shared->held[i];
    }
    snprintf(answer, size,
        "{\"return\":{\"uptimeMs\":%ld,\"hogs\":%ld,\"dirtiers\":%ld,\"burners\":%ld,\"hogsKilled\":%ld,\"hoggedMib\":%ld,"
        "\"rounds\":%ld,\"lastRoundMs\":%ld,\"allRoundsMs\":%ld,\"dirtiedMib\":%ld,\"totalKib\":%ld,\"freeKib\":%ld,"
        "\"availableKib\":%ld,\"majorFaults\":%ld,\"oomKills\":%ld}}\n",
        (long) (seconds() * 1000), running[HOG], running[DIRTIER], running[BURNER], killed[HOG], held,
        shared->rounds, shared->last_ms, shared->total_ms, shared->dirtied, number_in("/proc/meminfo", "MemTotal:"),
        number_in("/proc/meminfo", "MemFree:"), number_in("/proc/meminfo", "MemAvailable:"),
        number_in("/proc/vmstat", "pgmajfault "), number_in("/proc/vmstat", "oom_kill "));
}

static void execute(const char *command, char *answer, size_t size) {
    char name[40] = "";
    const char *at = strstr(command, "\"execute\"");
    if (at) sscanf(at + strlen("\"execute\""), " : \"%39[^\"]", name);
    snprintf(answer, size, "{\"return\":{}}\n");
    if (!strcmp(name, "guest-sync")) {
        snprintf(answer, size, "{\"return\":%ld}\n", argument(command, "id", 0));
    } else if (!strcmp(name, "guest-sync-delimited")) {
        snprintf(answer, size, "\xff{\"return\":%ld}\n", argument(command, "id", 0));
    } else if (!strcmp(name, "guest-info")) {
        snprintf(answer, size, "{\"return\":{\"version\":\"lab\",\"supported_commands\":[]}}\n");
    } else if (!strcmp(name, "guest-shutdown")) {
        reboot(RB_POWER_OFF);
    } else if (!strcmp(name, "lab-hog")) {
        hog(command);
    } else if (!strcmp(name, "lab-dirty")) {
        dirty(command);
    } else if (!strcmp(name, "lab-cpu")) {
        burn(command);
    } else if (!strcmp(name, "lab-stop")) {
        stop();
    } else if (!strcmp(name, "lab-status")) {
        status(answer, size);
    } else if (!strcmp(name, "lab-balloon")) {
        long failed = argument(command, "on", 1) ? load_module(BALLOON) : syscall(SYS_delete_module, BALLOON, O_NONBLOCK);
        if (failed) snprintf(answer, size, "{\"error\":{\"class\":\"GenericError\",\"desc\":\"%s\"}}\n", strerror(errno));
    } else if (strcmp(name, "guest-ping")) {
        snprintf(answer, size, "{\"error\":{\"class\":\"CommandNotFound\",\"desc\":\"no command %s\"}}\n", name);
    }
}

/* Opens the serial port of the agent, whose number depends on the devices of the guest; -1 if there is none yet. */
static int open_port(void) {
    for (int device = 0; device < 4; device++) {
        for (int port = 0; port < 4; port++) {
            char file[80];
            snprintf(file, sizeof file, "/sys/class/virtio-ports/vport%dp%d/name", device, port);
            if (!strncmp(text_of(file), AGENT_PORT, strlen(AGENT_PORT))) {
                snprintf(file, sizeof file, "/dev/vport%dp%d", device, port);
                return open(file, O_RDWR | O_CLOEXEC);
            }
        }
    }
    return -1;
}

static void send_all(int port, const char *text) {
    for (size_t left = strlen(text); left > 0;) {
        ssize_t sent = write(port, text, left);
        if (sent <= 0) return;
        text += sent;
        left -= sent;
    }
}

static void serve(int port) {
    static char in[4096], answer[2048];
    size_t filled = 0;
    for (;;) {
        reap();
        struct pollfd ready = { port, POLLIN, 0 };
        poll(&ready, 1, 500);
        if (!(ready.revents & POLLIN)) {
            if (ready.revents & POLLHUP) pause_ms(20); /* nobody is connected on the host's side */
            continue;
        }
        ssize_t got = read(port, in + filled, sizeof in - 1 - filled);
        if (got <= 0) {
            pause_ms(20);
            continue;
        }
        filled += got;
        in[filled] = 0;
        for (char *end; (end = strchr(in, '\n'));) {
            *end = 0;
            if (strstr(in, "execute")) {
                execute(in, answer, sizeof answer);
                send_all(port, answer);
            }
            filled -= end + 1 - in;
            memmove(in, end + 1, filled + 1);
        }
        if (filled == sizeof in - 1) filled = 0;
    }
}

static void load_drivers(void) {
    int without_balloon = strstr(text_of("/proc/cmdline"), "lab.noballoon") != NULL;
    char name[80];
    FILE *list = fopen("/modules", "r");
    while (list && fgets(name, sizeof name, list)) {
        name[strcspn(name, "\n")] = 0;
        if (without_balloon && !strcmp(name, BALLOON)) continue;
        if (load_module(name)) say("lab: cannot load %s: %s\n", name, strerror(errno));
    }
    if (list) fclose(list);
}

int main(void) {
    mount("proc", "/proc", "proc", 0, "");
    mount("sysfs", "/sys", "sysfs", 0, "");
    mount("devtmpfs", "/dev", "devtmpfs", 0, "");
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    load_drivers();
    int port = -1;
    for (int tries = 0; tries < 200 && (port = open_port()) < 0; tries++) pause_ms(20);
    say("lab: %s after %.2f s\n", port < 0 ? "no agent port" : "ready", seconds());
    if (port < 0) for (;;) pause();
    serve(port);
}
