/**
 * What a step costs: exact counts beside a bare stock engine, held by ordinary tests, and the drivers of {@code bench/run},
 * which measures times.
 */
package com.lancore.pathways.speed;
