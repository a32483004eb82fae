/**
 * What the integration tests share: one running application with a clock that can be set, people who call it over HTTP,
 * and a study that can be led to any of its steps.
 */
package com.lancore.pathways.support;
