package com.lancore.pathways.vendor;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine does in a vendor's qualification. */
@Configuration
class VendorDelegates {

    @Bean
    JavaDelegate expireVendorApproval(Trail trail, VendorApproval approval) {
        return execution -> trail.append(
                new Act(
                        execution.getProcessBusinessKey(),
                        Act.MACHINE,
                        Vendor.KEY,
                        execution.getProcessInstanceId(),
                        Vendor.EXPIRED),
                Act.Line.fact("vendorExpiredOn", approval.validUntil(execution).toString()));
    }
}
