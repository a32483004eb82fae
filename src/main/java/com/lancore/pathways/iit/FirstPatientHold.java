package com.lancore.pathways.iit;

import com.lancore.pathways.requirement.Requirement;

/** What another room knows that holds the first patient. The start-up asks all of them and need not know any. */
public interface FirstPatientHold extends Requirement {}
