package com.lancore.pathways.lecheng;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What must hold from the approval of the import to the release of each lot, at that very moment: the overseas approval,
 * no registration in China for the same indication, the institution's licence, the import decision, an open access.
 */
@Component
class AccessGate {

    private static final Basis IMPORT_DECISION =
            new Basis("Qiong Fu [2023] 16: products come in by decision of the Hainan MPA", Confidence.LAW);
    private static final Basis OVERSEAS =
            new Basis("Qiong Fu [2023] 16: overseas status is tracked, use stops on a signal", Confidence.LAW);
    private static final Basis REGISTERED =
            new Basis("Guo Fa [2018] 10: no same-type product registered in China", Confidence.LAW);
    private static final Basis LICENCE =
            new Basis("Qiong Fu [2023] 16: use in an institution licensed and qualified in the zone", Confidence.LAW);

    private static final String ALL = "ALL";

    private final Institutions institutions;

    AccessGate(Institutions institutions) {
        this.institutions = institutions;
    }

    /** All of it. */
    Requirement open() {
        return s -> Stream.of(approved(s), overseasApproval(s), notRegistered(s), licence(s))
                .flatMap(List::stream)
                .toList();
    }

    /** What can stop the application as well as the orders: all but the decision that is yet to come. */
    Requirement stillEligible() {
        return s -> Stream.of(overseasApproval(s), notRegistered(s), licence(s))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Finding> approved(Situation s) {
        Facts facts = s.facts(Lecheng.KEY);
        List<Finding> found = new ArrayList<>();
        if (!StatutoryStep.IMPORT_APPLICATION.isApproved(facts)) {
            found.add(Finding.of(
                    "IMPORT_NOT_APPROVED",
                    IMPORT_DECISION,
                    Role.REGULATORY_AFFAIRS,
                    "The special import is not approved yet.",
                    "特许进口尚未获批。"));
        }
        facts.latest(Lecheng.ACCESS_CLOSED)
                .ifPresent(closed -> found.add(Finding.of(
                                "ACCESS_CLOSED",
                                IMPORT_DECISION,
                                Role.PROJECT_MANAGER,
                                "The access was closed: nothing is ordered or released any more.",
                                "特许准入已关闭：不得再订购或放行。")
                        .since(closed.at())));
        return found;
    }

    private static List<Finding> overseasApproval(Situation s) {
        return standing(s, Lecheng.OVERSEAS_APPROVAL_WITHDRAWN, Lecheng.OVERSEAS_APPROVAL_GRANTED)
                .map(w -> List.of(Finding.of(
                                "OVERSEAS_APPROVAL_WITHDRAWN",
                                OVERSEAS,
                                Role.REGULATORY_AFFAIRS,
                                "The overseas approval was withdrawn or suspended on "
                                        + w.text("date").orElse("?")
                                        + ": ordering and release stop; patients in treatment are a medical decision.",
                                "境外批准已于" + w.text("date").orElse("?") + "撤销或暂停：停止订购和放行；在治患者由医生决定。")
                        .since(w.at())))
                .orElse(List.of());
    }

    private static List<Finding> notRegistered(Situation s) {
        return newest(concerning(s, Lecheng.NMPA_REGISTRATION_GRANTED))
                .map(r -> List.of(Finding.of(
                                "REGISTERED_IN_CHINA",
                                REGISTERED,
                                Role.REGULATORY_AFFAIRS,
                                "The product is registered in China for this indication since "
                                        + r.text("date").orElse("?") + ": special import ends for it.",
                                "该产品的同一适应症已于" + r.text("date").orElse("?") + "在境内注册：特许进口终止。")
                        .since(r.at())))
                .orElse(List.of());
    }

    private List<Finding> licence(Situation s) {
        Facts facts = s.facts(Lecheng.KEY);
        Optional<FactRecord> aligned = facts.latest(Lecheng.ALIGN_INSTITUTION);
        Optional<FactRecord> suspended =
                standing(s, Lecheng.INSTITUTION_LICENCE_SUSPENDED, Lecheng.INSTITUTION_LICENCE_RESTORED);
        if (suspended.isPresent()
                && aligned.filter(a -> a.number() > suspended.get().number()).isEmpty()) {
            return List.of(Finding.of(
                            "INSTITUTION_LICENCE_SUSPENDED",
                            LICENCE,
                            Role.PROJECT_MANAGER,
                            "The institution's licence was suspended on "
                                    + suspended.get().text("date").orElse("?") + ": no new use there.",
                            "该机构许可已于" + suspended.get().text("date").orElse("?") + "暂停：不得新增使用。")
                    .since(suspended.get().at()));
        }
        return validTo(s, aligned)
                .filter(s.today()::isAfter)
                .map(until -> List.of(Finding.of(
                        "INSTITUTION_LICENCE_EXPIRED",
                        LICENCE,
                        Role.PROJECT_MANAGER,
                        "The institution's licence was valid until " + until + ": no new use there.",
                        "该机构许可有效期至" + until + "：不得新增使用。")))
                .orElse(List.of());
    }

    /** The earlier of what was recorded last and what the register says. */
    private Optional<LocalDate> validTo(Situation s, Optional<FactRecord> aligned) {
        Stream<FactRecord> recorded =
                Stream.concat(aligned.stream(), concerning(s, Lecheng.INSTITUTION_LICENCE_RESTORED).stream());
        Optional<LocalDate> newest = recorded.filter(
                        r -> r.date(Lecheng.LICENCE_VALID_TO).isPresent())
                .max(Comparator.comparingLong(FactRecord::number))
                .flatMap(r -> r.date(Lecheng.LICENCE_VALID_TO));
        return Stream.of(
                        newest,
                        aligned.flatMap(a -> a.text("lechengInstitution"))
                                .flatMap(name -> s.once(Institutions.Register.class, institutions::register)
                                        .find(name))
                                .map(Institution::validTo))
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo);
    }

    /** What stops, and was not lifted since by something that is not older than the stop itself. */
    private static Optional<FactRecord> standing(Situation s, String stop, String lift) {
        List<FactRecord> lifts = concerning(s, lift);
        return newest(concerning(s, stop).stream()
                .filter(stopped -> lifts.stream().noneMatch(lifted -> isLifted(stopped, lifted)))
                .toList());
    }

    private static boolean isLifted(FactRecord stopped, FactRecord lifted) {
        return lifted.number() > stopped.number()
                && !lifted.date("date")
                        .orElseThrow()
                        .isBefore(stopped.date("date").orElseThrow());
    }

    /** The events of a kind whose scope is all, or the indication of this project; oldest first. */
    private static List<FactRecord> concerning(Situation s, String event) {
        Facts facts = s.facts(Lecheng.KEY);
        String indication = facts.text("indication").orElse("");
        return facts.of(event).stream()
                .filter(r -> r.is("scope", ALL)
                        || r.text("scope").filter(indication::equalsIgnoreCase).isPresent())
                .toList();
    }

    private static Optional<FactRecord> newest(List<FactRecord> records) {
        return records.isEmpty() ? Optional.empty() : Optional.of(records.get(records.size() - 1));
    }
}
