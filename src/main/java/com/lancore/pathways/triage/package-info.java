/**
 * Triage: which pathways into China an asset has, by the rules in force on a date. It reads the table of triage and
 * nothing else, writes nothing and knows no process; those that act on its answer use it.
 */
package com.lancore.pathways.triage;
