/**
 * One door for what happens outside a task: it is reported, recorded as a fact, and told to every process of the project
 * that awaits it. A correction of a mistyped fact comes in by the same door.
 */
package com.lancore.pathways.event;
