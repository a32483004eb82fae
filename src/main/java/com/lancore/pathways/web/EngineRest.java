package com.lancore.pathways.web;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonMappingExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonParseExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The engine's REST API with our way of telling errors, at {@code /engine-rest} and, for Tasklist and Cockpit, at
 * {@code /camunda/api/engine}. Camunda's own mappers would tell a refusal as 500 with an engine code.
 */
final class EngineRest {

    private EngineRest() {}

    private static Set<Class<?>> configuration() {
        // a copy: the set of the library is shared by all
        Set<Class<?>> classes = new HashSet<>(CamundaRestResources.getConfigurationClasses());
        classes.removeAll(
                Set.of(ExceptionHandler.class, RestExceptionHandler.class, ProcessEngineExceptionHandler.class));
        classes.removeAll(Set.of(JsonParseExceptionHandler.class, JsonMappingExceptionHandler.class));
        classes.add(EngineErrors.class);
        classes.add(EmptyBodies.class);
        classes.add(NotKept.class);
        return classes;
    }

    /** At {@code /engine-rest}. */
    @Component
    @ApplicationPath("/engine-rest")
    static class Api extends CamundaJerseyResourceConfig {

        @Override
        protected void registerCamundaRestResources() {
            registerClasses(CamundaRestResources.getResourceClasses());
            registerClasses(configuration());
            register(JacksonFeature.withoutExceptionMappers());
        }
    }

    /** At {@code /camunda/api/engine}: registered first, so that the starter finds the name taken. */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class WebappApi implements ServletContextInitializer {

        @Override
        public void onStartup(ServletContext context) {
            var servlet = context.addServlet("Engine Api", ServletContainer.class);
            servlet.addMapping("/camunda/api/engine/*");
            // whoever asks for external tasks may be kept waiting
            servlet.setAsyncSupported(true);
            servlet.setInitParameter(ServletProperties.JAXRS_APPLICATION_CLASS, Resources.class.getName());
        }
    }

    /** What the web applications' engine API is made of. */
    public static class Resources extends Application {

        @Override
        public Set<Class<?>> getClasses() {
            Set<Class<?>> classes = configuration();
            classes.add(NamedProcessEngineRestServiceImpl.class);
            return classes;
        }
    }
}
