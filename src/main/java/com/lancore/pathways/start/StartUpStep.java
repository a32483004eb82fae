package com.lancore.pathways.start;

import java.io.IOException;

/**
 * What a node does at each start before anybody reaches it, in the order of its annotation {@code Order}. It finds what an
 * earlier start, or another node, has done already, and does no more than what is missing.
 */
@FunctionalInterface
public interface StartUpStep {

    void run() throws IOException;
}
