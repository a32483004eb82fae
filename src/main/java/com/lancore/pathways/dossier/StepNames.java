package com.lancore.pathways.dossier;

import com.lancore.pathways.engine.ChineseName;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Step;
import java.util.Locale;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What processes and their steps are called, as the newest models have it. */
@Component
class StepNames {

    private static final Sentence START = Sentence.of("Start", "启动");

    private final RepositoryService repository;

    StepNames(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    /** The name of a process; its key in words where there is no model. */
    Sentence process(String key) {
        return of(key, key);
    }

    /** The name of a step or machine step; its key in words where the model names none. */
    Sentence of(String process, String step) {
        ProcessDefinition definition = process == null
                ? null
                : repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .latestVersion()
                        .singleResult();
        ModelElementInstance element = definition == null
                ? null
                : repository.getBpmnModelInstance(definition.getId()).getModelElementById(step);
        if (element instanceof FlowElement flow && flow.getName() != null) {
            return named(flow.getName(), ChineseName.of(flow).orElse(flow.getName()));
        }
        if (element instanceof Process named && named.getName() != null) {
            return named(named.getName(), ChineseName.of(named).orElse(named.getName()));
        }
        return Step.START.equals(step) ? START : Sentence.of(words(step), words(step));
    }

    private static Sentence named(String en, String zh) {
        return Sentence.of(en.replaceAll("\\s+", " "), zh.replaceAll("\\s+", " "));
    }

    private static String words(String key) {
        if (key == null) {
            return "";
        }
        String words = key.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
