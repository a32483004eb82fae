package com.lancore.pathways.engagement;

import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Decisions.Row;
import com.lancore.pathways.requirement.Field;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The risk class of the house (D5): the worst class of all that is known holds, and what is unknown counts as high. */
@Component
class RiskClass {

    static final String FIELD = "riskClass";
    static final String HIGH = "HIGH";
    static final String PROHIBITED = "PROHIBITED";

    private static final Basis POLICY =
            new Basis("House policy on risk classes; no published guide was found", Confidence.POLICY);

    private static final List<String> FACTORS = List.of(
            "germlineEditing",
            "bannedTechnology",
            "inVivoEditing",
            "pluripotentDerived",
            "xenogeneicMaterial",
            "offspringAffected",
            "firstInHuman",
            "irreversibleBrain",
            "minorsIncluded",
            "ethicsAnnexItem",
            "exVivoModified",
            "allogeneicExpanded",
            "invasiveProcedure",
            "autologousMinimal",
            "priorHumanData");

    private static final List<String> FACTORS_ZH = List.of(
            "是否用于生殖的生殖系或胚胎编辑",
            "是否其他禁止技术",
            "是否体内基因编辑或整合型载体",
            "是否源自多能干细胞",
            "是否含异种材料",
            "是否影响子代",
            "是否首次人体试验",
            "是否不可逆地作用于脑或中枢神经",
            "是否纳入未成年人",
            "是否属于科技伦理高风险清单",
            "是否体外基因修饰细胞",
            "是否异体扩增细胞",
            "是否结合有创操作",
            "是否自体细胞最小操作",
            "是否已有人体数据");

    private final Decisions decisions;

    RiskClass(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * A class with the rows that make it so.
     *
     * @param name PROHIBITED, HIGH, MEDIUM or LOW
     */
    record Judged(String name, List<Row> rows) {}

    /** What the class is judged by. */
    static List<Field> factors() {
        return java.util.stream.IntStream.range(0, FACTORS.size())
                .mapToObj(i -> yesNoUnknown(FACTORS.get(i), FACTORS_ZH.get(i)))
                .map(f -> f.optional().prefilled().confidential())
                .toList();
    }

    Judged judge(Facts facts, LocalDate on) {
        return judge(facts.newest(), on);
    }

    private Judged judge(Map<String, String> known, LocalDate on) {
        Map<String, Object> inputs = new HashMap<>();
        FACTORS.forEach(name -> inputs.put(name, known.get(name)));
        List<Row> rows = decisions.evaluate("riskClass", inputs, on);
        for (String worst : List.of(PROHIBITED, HIGH, "UNKNOWN", "MEDIUM", "LOW")) {
            List<Row> holding =
                    rows.stream().filter(row -> worst.equals(row.text(FIELD))).toList();
            if (!holding.isEmpty()) {
                return new Judged(worst.equals("UNKNOWN") ? HIGH : worst, holding);
            }
        }
        return new Judged(HIGH, List.of());
    }

    /** The class that the step settles: what was decided, or else what the table says of all that is known then. */
    String settled(Facts facts, LocalDate on) {
        return facts.latest(Engagement.CONFIRM_RISK_CLASS)
                .flatMap(r -> r.text(FIELD))
                .filter(decided -> !judge(facts, on).name().equals(PROHIBITED))
                .orElseGet(() -> judge(facts, on).name());
    }

    private Judged judged(Situation s) {
        Map<String, String> known = new HashMap<>(s.facts().newest());
        known.putAll(s.answers().values());
        return judge(known, s.today());
    }

    private String decided(Situation s) {
        return s.answers().text(FIELD).orElseGet(() -> judged(s).name());
    }

    boolean isHigh(Situation s) {
        return s.isTaken() && HIGH.equals(decided(s));
    }

    /** Another class than the table's has its reason; nobody decides away what is prohibited. */
    Requirement override() {
        return s -> {
            if (!s.isTaken() || decided(s).equals(judged(s).name())) {
                return List.of();
            }
            if (judged(s).name().equals(PROHIBITED)) {
                Row row = judged(s).rows().get(0);
                return List.of(new Finding(
                        row.reasonCode(), row.basis(), row.sentence(), Role.REGULATORY_AFFAIRS, null, null));
            }
            return s.answers().text("reason").isPresent()
                    ? List.of()
                    : List.of(Finding.of(
                            "OVERRIDE_NEEDS_REASON",
                            POLICY,
                            Role.REGULATORY_AFFAIRS,
                            "The table says " + judged(s).name() + ": another class needs its reason.",
                            "分级表结论为" + judged(s).name() + "；改定其他等级须说明理由。"));
        };
    }
}
