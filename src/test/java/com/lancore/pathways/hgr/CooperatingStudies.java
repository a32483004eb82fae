package com.lancore.pathways.hgr;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Study;

/** With whom a study cooperates. */
final class CooperatingStudies {

    private CooperatingStudies() {}

    /** A study in which a foreign party takes part. */
    static Study foreign(House house) {
        return house.study().with("foreignParty", "YES").start();
    }

    /** Answers by which the other party turns out to be no foreign one. */
    static Object[] chineseParty() {
        return new Object[] {
            "partyEstablishedAbroad", "NO", "foreignInterestPercent", "49.99", "decisiveInfluence", "NO"
        };
    }
}
