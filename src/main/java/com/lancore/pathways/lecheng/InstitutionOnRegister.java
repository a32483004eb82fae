package com.lancore.pathways.lecheng;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.util.List;

/** The institution that is typed stands on the register of licensed institutions; none typed is none to look for. */
public record InstitutionOnRegister(Institutions institutions, Basis basis) implements Requirement {

    @Override
    public List<Finding> findings(Situation s) {
        return s.answers()
                .text("lechengInstitution")
                .filter(name -> institutions.find(name).isEmpty())
                .map(name -> List.of(Finding.of(
                        "INSTITUTION_NOT_ON_REGISTER",
                        basis,
                        Role.OPERATIONS,
                        "The institution “" + name
                                + "” is not on the register of licensed institutions; operations enters it.",
                        "机构“" + name + "”不在许可机构名录中；请由运营人员登记。")))
                .orElse(List.of());
    }
}
