package com.lancore.pathways.importing;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.importing.ImportStatus.State;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Import compliance must be confirmed, now and on the date of what is recorded.
 *
 * @param applies whether the product is imported, or may be
 * @param asked whether the step, as answered, is one that the gate holds
 * @param date the legal date on which the confirmation must have held, or null for now alone
 */
public record ImportGate(Predicate<Situation> applies, Predicate<Situation> asked, Function<Situation, LocalDate> date)
        implements Requirement {

    @Override
    public List<Finding> findings(Situation s) {
        if (s.isExcused() || (s.isTaken() && !asked.test(s))) {
            return List.of();
        }
        State state = ImportStatus.of(applies.test(s), s.facts(ImportCompliance.KEY), s.today());
        if (!state.isOpen()) {
            return List.of(Finding.of(
                            "IMPORT_NOT_CONFIRMED",
                            Basis.IMPORT_BEFORE_ETHICS,
                            Role.REGULATORY_AFFAIRS,
                            "Import compliance is " + state.status() + " ("
                                    + state.status().words().en()
                                    + "): it must be confirmed first (task Confirm import compliance).",
                            "进口合规状态为" + state.status() + "（"
                                    + state.status().words().zh() + "）：须先完成“确认进口合规”任务。")
                    .since(state.since()));
        }
        LocalDate on = s.isTaken() ? date.apply(s) : null;
        if (on != null && !state.covers(on)) {
            return List.of(Finding.of(
                    "IMPORT_NOT_VALID_ON_DATE",
                    Basis.IMPORT_BEFORE_ETHICS,
                    Role.REGULATORY_AFFAIRS,
                    "Import compliance is confirmed from " + state.validFrom() + " to " + state.validTo()
                            + ", which does not cover " + on + ".",
                    "进口合规确认的有效期为" + state.validFrom() + "至" + state.validTo() + "，不含" + on + "。"));
        }
        return List.of();
    }
}
