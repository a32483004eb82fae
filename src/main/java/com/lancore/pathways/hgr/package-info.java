/**
 * Human genetic resources: which route the law asks for when a foreign party takes part, the approval and its clock, the
 * report on information, the joint report after the end, and the gate that other rooms ask.
 */
package com.lancore.pathways.hgr;
