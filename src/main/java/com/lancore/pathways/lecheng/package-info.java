/**
 * The Boao Lecheng zone: special import of what is approved overseas (Track A) lot by lot, and the translation of a
 * completed technology (Track B).
 */
package com.lancore.pathways.lecheng;
