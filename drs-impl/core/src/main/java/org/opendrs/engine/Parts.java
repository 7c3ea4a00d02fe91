package org.opendrs.engine;

import org.opendrs.spi.DrsClock;

/** The parts of one engine, for those that run through all of them. Everything but clock and listeners is confined to the mailbox. */
record Parts(
        DrsClock clock,
        InventoryReader inventory,
        Sampling sampling,
        Observing observing,
        InFlightMoves moves,
        Reachability reachability,
        BalloonStage balloons,
        Deciding deciding,
        Commands commands,
        Acting acting,
        Migrations migrations,
        Publishing publishing,
        Pool pool,
        LatestView latest,
        Reporting reporting) {}
