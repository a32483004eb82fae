/**
 * What the engine's history tells of a process that has ended, kept in our own table for as long as the project is: the
 * history itself is cleaned up after a time that is set, and never before it is kept here.
 */
package com.lancore.pathways.archive;
