package org.opendrs.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The installed browser with one page open, and all that the page asked for or complained about. */
final class Browsing implements AutoCloseable {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(Objects.requireNonNull(System.getProperty("drs.browser")))));
    private final Page page =
            browser.newPage(new Browser.NewPageOptions().setViewportSize(new ViewportSize(WIDTH, HEIGHT)));
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Browsing() {}

    static Browsing open(Path file) {
        var browsing = new Browsing();
        var page = browsing.page;
        page.onRequest(request -> browsing.requests.add(request.url()));
        page.onConsoleMessage(message -> browsing.complaints.add(message.text()));
        page.onPageError(browsing.complaints::add);
        page.onDialog(dialog -> {
            browsing.complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.navigate(file.toUri().toString());
        return browsing;
    }

    Page page() {
        return page;
    }

    /** Returns the address of everything that was asked for, the page itself included. */
    List<String> requests() {
        return requests;
    }

    /** Returns what reached the console, was thrown, or wanted a dialog. */
    List<String> complaints() {
        return complaints;
    }

    /** Returns the result of a script as a list of texts. */
    List<String> texts(String script) {
        var texts = new ArrayList<String>();
        if (page.evaluate(script) instanceof List<?> list) {
            list.forEach(text -> texts.add(String.valueOf(text)));
        }
        return texts;
    }

    /** Returns the result of a script as a number. */
    double number(String script) {
        return page.evaluate(script) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
