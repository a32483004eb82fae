package com.lancore.pathways.web;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.lecheng.Institution;
import com.lancore.pathways.lecheng.Institutions;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.Field;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register of institutions licensed in the zone, which operations keeps. */
@RestController
@RequestMapping("/api/institutions")
class InstitutionsApi {

    private static final Set<Role> STAFF =
            Arrays.stream(Role.values()).filter(Role::isStaff).collect(Collectors.toSet());

    private static final Field NAME = Field.text("name", "机构名称");
    private static final Field LICENCE = Field.text("licence", "许可证号");
    private static final Field VALID_TO = Field.date("validTo", "有效期止");
    private static final Field DEPARTMENT = Field.text("department", "科室");

    private final Institutions institutions;
    private final People people;

    InstitutionsApi(Institutions institutions, People people) {
        this.institutions = institutions;
        this.people = people;
    }

    /**
     * An institution of the register.
     *
     * @param mayTreat whether its departments fit the indication that was asked for: a hint; null where none was
     */
    record InstitutionView(
            String name, String licence, LocalDate validTo, List<String> departments, Boolean mayTreat) {}

    record Entry(String licence, String validTo, List<String> departments) {}

    @GetMapping
    List<InstitutionView> all(@RequestParam(required = false) String indication) {
        people.inOneOf(STAFF);
        boolean asked = indication != null && !indication.isBlank();
        return institutions.all().stream()
                .map(i -> new InstitutionView(
                        i.name(),
                        i.licence(),
                        i.validTo(),
                        i.departments(),
                        asked ? (Boolean) i.mayTreat(indication) : null))
                .sorted(Comparator.comparing((InstitutionView v) -> !Boolean.TRUE.equals(v.mayTreat()))
                        .thenComparing(InstitutionView::name))
                .toList();
    }

    @PutMapping("/{name}")
    InstitutionView save(@PathVariable String name, @RequestBody Entry entry) {
        String person = people.inOneOf(Set.of(Role.OPERATIONS));
        List<String> departments = entry.departments() == null
                ? List.of()
                : entry.departments().stream()
                        .map(DEPARTMENT::read)
                        .filter(Objects::nonNull)
                        .toList();
        if (departments.stream().anyMatch(d -> d.contains(Institutions.SEPARATOR))) {
            throw Refusal.rule(
                    "The name of a department has no semicolon; enter each department by itself.", "科室名称不得含分号，请逐个填写。");
        }
        if (String.join(Institutions.SEPARATOR, departments).length() > Institutions.LONGEST) {
            throw Refusal.rule(
                    "The departments have more than " + Institutions.LONGEST + " characters together.",
                    "科室名称合计不得超过" + Institutions.LONGEST + "个字符。");
        }
        if (!name.equals(NAME.read(name))) {
            throw Refusal.rule("This name of an institution cannot be kept.", "机构名称无效。");
        }
        String validTo = VALID_TO.read(entry.validTo());
        Institution kept = new Institution(
                name, LICENCE.read(entry.licence()), validTo == null ? null : LocalDate.parse(validTo), departments);
        institutions.save(kept, person);
        return new InstitutionView(kept.name(), kept.licence(), kept.validTo(), kept.departments(), null);
    }
}
