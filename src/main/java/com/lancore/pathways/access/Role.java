package com.lancore.pathways.access;

import java.util.Arrays;
import java.util.Optional;

/** The groups of people that work here. Their names are public: models, scripts and other systems rely on them. */
public enum Role {
    PROJECT_MANAGER("projectManager", "project manager", "项目经理"),
    REGULATORY_AFFAIRS("regulatoryAffairs", "regulatory affairs", "注册事务"),
    CLINICAL_OPERATIONS("clinicalOperations", "clinical operations", "临床运营"),
    QUALITY_ASSURANCE("qualityAssurance", "quality assurance", "质量保证"),
    ACADEMIC_COMMITTEE("academicCommittee", "academic committee", "学术委员会"),
    ETHICS_COMMITTEE("ethicsCommittee", "ethics committee", "伦理委员会"),
    OPERATIONS("operations", "operations", "运营"),
    DIRECTOR("director", "director", "总监"),
    CLIENT("client", "client", "客户");

    /** Users and groups are its business; it sees all projects and approves nothing. */
    public static final String ADMINISTRATORS = "camunda-admin";

    private final String group;
    private final String en;
    private final String zh;

    Role(String group, String en, String zh) {
        this.group = group;
        this.en = en;
        this.zh = zh;
    }

    public String group() {
        return group;
    }

    public String en() {
        return en;
    }

    public String zh() {
        return zh;
    }

    /** Everybody of the house: all but clients and administrators. */
    public boolean isStaff() {
        return this != CLIENT;
    }

    public static Optional<Role> ofGroup(String group) {
        return Arrays.stream(values()).filter(r -> r.group.equals(group)).findFirst();
    }
}
