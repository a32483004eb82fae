/** Profile demo: people and projects to look at, made through the engine as people would make them. */
package com.lancore.pathways.demo;
