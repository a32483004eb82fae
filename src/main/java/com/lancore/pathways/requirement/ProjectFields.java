package com.lancore.pathways.requirement;

import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What every pathway asks for in the same words: what makes the project, and what becomes of a finding. */
public final class ProjectFields {

    private ProjectFields() {}

    /** What makes the project: never corrected. */
    public static List<Field> identity() {
        return List.of(
                Field.projectCode(),
                text("title", "项目名称"),
                text("clientCode", "客户代码").optional());
    }

    /**
     * What becomes of a project with findings: its description is corrected, it proceeds on a legal opinion, or it is
     * withdrawn.
     *
     * @param decision the name of the field that says which
     * @param described what may be corrected then
     */
    public static List<Field> resolution(String decision, Collection<Field> described) {
        return Stream.concat(
                        Stream.of(
                                choice(decision, "处理方式", "CORRECTED", "PROCEED", "WITHDRAW"),
                                text("legalOpinionReference", "法律意见书编号").onlyIf(decision, "PROCEED"),
                                note("reason", "理由").optional()),
                        described.stream().map(f -> f.optional()
                                .onlyIf(decision, "CORRECTED")
                                .prefilled()))
                .toList();
    }
}
