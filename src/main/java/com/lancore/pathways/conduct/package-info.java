/**
 * The study from its filing number to its archive: what keeps it, changes it, suspends or ends it. Its start-up, the room
 * {@code iit}, starts it by its model and asks it only through {@link com.lancore.pathways.iit.FirstPatientHold}.
 */
package com.lancore.pathways.conduct;
