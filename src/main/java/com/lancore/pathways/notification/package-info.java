/**
 * Telling people by mail what the trail already says: who is told, in which words, and that each mail goes out once; and
 * the calendar feed, which tells the same dates to the calendars of people. It listens to the rooms it tells of; none of
 * them knows it, and none waits for a mail server.
 */
package com.lancore.pathways.notification;
