package com.lancore.pathways.requirement;

import java.util.List;

/** The steps of one process room. */
@FunctionalInterface
public interface StepCatalogue {

    List<Step> steps();
}
