/**
 * The legal clock: dated rules, and the register in which each deadline is one row. Timers, task due dates, pages, feeds
 * and mails read the same row; nothing recomputes a deadline elsewhere.
 */
package com.lancore.pathways.deadline;
