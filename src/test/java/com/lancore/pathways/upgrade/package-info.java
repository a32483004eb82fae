/**
 * Upgrades: states of running projects, stored with each release, go over to the models of today and go on as their
 * stories went. {@link com.lancore.pathways.upgrade.StoreFixtures} stores them.
 */
package com.lancore.pathways.upgrade;
