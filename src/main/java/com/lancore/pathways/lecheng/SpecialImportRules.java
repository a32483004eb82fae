package com.lancore.pathways.lecheng;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.EligibilityReport;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What must hold before the steps of special import. */
@Component
class SpecialImportRules {

    private static final Basis LICENSED =
            new Basis("Qiong Fu [2023] 16: special import through institutions licensed in the zone", Confidence.LAW);

    private final SpecialImportEligibility eligibility;
    private final Institutions institutions;

    SpecialImportRules(SpecialImportEligibility eligibility, Institutions institutions) {
        this.eligibility = eligibility;
        this.institutions = institutions;
    }

    /** What is ineligible does not become eligible by an exception. */
    Requirement notIneligible() {
        return s -> s.isTaken()
                        && !s.answers().is("eligibilityDecision", "PROCEED")
                        && !s.answers().is("exceptionDecision", "APPROVED")
                ? List.of()
                : eligibility(s).blocked(Role.PROJECT_MANAGER);
    }

    /** What stands against the product today. */
    EligibilityReport eligibility(Situation s) {
        return eligibility.report(s.facts(), s.today());
    }

    Requirement institutionOnRegister() {
        return new InstitutionOnRegister(institutions, LICENSED);
    }

    /** The licence lasts to the day of the planned use, by what was typed and by the register. */
    Requirement licenceCoversUse() {
        return s -> {
            LocalDate use = s.answers().date("plannedUseDate").orElse(s.today());
            return java.util.stream.Stream.concat(
                            s.answers().date(Lecheng.LICENCE_VALID_TO).stream(),
                            s
                                    .answers()
                                    .text("lechengInstitution")
                                    .flatMap(institutions::find)
                                    .map(Institution::validTo)
                                    .stream())
                    .filter(use::isAfter)
                    .min(LocalDate::compareTo)
                    .map(until -> List.of(Finding.of(
                            "LICENCE_ENDS_BEFORE_USE",
                            LICENSED,
                            Role.PROJECT_MANAGER,
                            "The institution's licence ends on " + until + ", before the planned use on " + use + ".",
                            "机构许可将于" + until + "到期，早于计划使用日期" + use + "。")))
                    .orElse(List.of());
        };
    }

    /** A decision follows the acceptance that it decides on. */
    Requirement notBeforeAcceptance(StatutoryStep step) {
        return DateRules.notBefore(
                step.field("DecisionDate"),
                s -> step.submission(s.facts()).flatMap(r -> r.date(step.field("AcceptedDate"))),
                Sentence.of("the acceptance", "受理日期"));
    }
}
