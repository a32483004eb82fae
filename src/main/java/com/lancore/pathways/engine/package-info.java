/**
 * Where the house meets the inside of the engine: the only room that touches {@code org.camunda…impl}, with the reason
 * beside each touch, so that a move to one of Camunda 7's forks stays a rename.
 */
package com.lancore.pathways.engine;
