/**
 * The engagement: an asset is triaged, its pathways are confirmed, the NDA is signed, then compliance, risk, partners and
 * the execution package; the chosen pathways are opened and governed every month while they run.
 */
package com.lancore.pathways.engagement;
