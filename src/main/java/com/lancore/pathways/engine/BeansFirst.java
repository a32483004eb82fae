package com.lancore.pathways.engine;

import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.spring.ApplicationContextElResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.context.ApplicationContext;

/**
 * What a model names is looked for among our beans before the variables of its process. The engine's own order is the other
 * one: a variable that somebody called {@code deadlines} would stand in for the clocks, and every timer reads all variables of
 * its process to find that none is called so.
 *
 * <p>Internal: the engine's resolvers of expressions have no public place.
 */
final class BeansFirst extends SpringExpressionManager {

    private BeansFirst(ApplicationContext beans) {
        super(beans);
    }

    static ExpressionManager of(ApplicationContext beans) {
        return new BeansFirst(beans);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolvers = new CompositeELResolver();
        resolvers.add(new ApplicationContextElResolver(applicationContext));
        resolvers.add(super.createElResolver());
        return resolvers;
    }
}
