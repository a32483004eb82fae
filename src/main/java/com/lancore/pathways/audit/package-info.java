/**
 * The append-only trail of a project: every fact with who and when, every refusal that matters, every move of a
 * deadline. Gates and clocks read their facts from here and not from process variables, which somebody may have
 * changed since.
 */
package com.lancore.pathways.audit;
