/** What a person is told when something is not possible: one plain sentence in English and Chinese, and a status. */
package com.lancore.pathways.refusal;
