package com.lancore.pathways.web;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonMappingExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonParseExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The engine's REST API with our way of telling errors, at {@code /engine-rest} and, for the web applications, at
 * {@code /camunda/api}, where they have resources of their own beside it. Camunda's own mappers would tell a refusal as
 * 500 with an engine code, in English.
 */
final class EngineRest {

    private static final Set<Class<?>> CAMUNDAS_MAPPERS = Set.of(
            ExceptionHandler.class,
            RestExceptionHandler.class,
            ProcessEngineExceptionHandler.class,
            JsonParseExceptionHandler.class,
            JsonMappingExceptionHandler.class);

    private EngineRest() {}

    private static Set<Class<?>> configuration() {
        Set<Class<?>> classes = toldOurWay(CamundaRestResources.getConfigurationClasses());
        classes.add(EmptyBodies.class);
        return classes;
    }

    /** Resources of Camunda's, with our way of telling errors and of what is kept in between. */
    private static Set<Class<?>> toldOurWay(Set<Class<?>> camundas) {
        // a copy: the set of the library may be shared by all
        Set<Class<?>> classes = new HashSet<>(camundas);
        classes.removeAll(CAMUNDAS_MAPPERS);
        classes.add(EngineErrors.class);
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

    /** At {@code /camunda/api}: registered first, so that the starter finds the names taken. */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class WebappApis implements ServletContextInitializer {

        @Override
        public void onStartup(ServletContext context) {
            register(context, "Engine", Engine.class);
            register(context, "Admin", Admin.class);
            register(context, "Cockpit", Cockpit.class);
            register(context, "Tasklist", Tasklist.class);
            register(context, "Welcome", Welcome.class);
        }

        private static void register(ServletContext context, String name, Class<? extends Application> resources) {
            var servlet = context.addServlet(name + " Api", ServletContainer.class);
            servlet.addMapping("/camunda/api/" + name.toLowerCase(Locale.ROOT) + "/*");
            // whoever asks for external tasks may be kept waiting
            servlet.setAsyncSupported(true);
            servlet.setInitParameter(ServletProperties.JAXRS_APPLICATION_CLASS, resources.getName());
            // Jersey's own mappers would tell the inside of what reads JSON
            servlet.setInitParameter(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, "true");
        }
    }

    /** What the web applications' engine API is made of. */
    public static class Engine extends Application {

        @Override
        public Set<Class<?>> getClasses() {
            Set<Class<?>> classes = configuration();
            classes.add(NamedProcessEngineRestServiceImpl.class);
            return classes;
        }
    }

    /** Login, first set-up and the plug-ins of Admin. */
    public static class Admin extends AdminApplication {

        @Override
        public Set<Class<?>> getClasses() {
            return toldOurWay(super.getClasses());
        }
    }

    /** The plug-ins of Cockpit. */
    public static class Cockpit extends CockpitApplication {

        @Override
        public Set<Class<?>> getClasses() {
            return toldOurWay(super.getClasses());
        }
    }

    /** The plug-ins of Tasklist. */
    public static class Tasklist extends TasklistApplication {

        @Override
        public Set<Class<?>> getClasses() {
            return toldOurWay(super.getClasses());
        }
    }

    /** The plug-ins of Welcome. */
    public static class Welcome extends WelcomeApplication {

        @Override
        public Set<Class<?>> getClasses() {
            return toldOurWay(super.getClasses());
        }
    }
}
