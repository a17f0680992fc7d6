/** Official images that most people know: what Home invites with when nothing was typed, also when Docker Hub is out of reach. */
import type { HubRepository } from "../../../contract/model/hub.ts";

const official = (name: string, description: string): HubRepository => ({
  name,
  publisher: null,
  description,
  badge: "official",
  stars: 0,
  pulls: null,
});

export const starters: readonly HubRepository[] = [
  official("postgres", "The PostgreSQL object-relational database, with reliability and data integrity."),
  official("redis", "An in-memory data store used as a cache, vector database and message broker."),
  official("nginx", "Web server, reverse proxy and load balancer."),
  official("node", "A JavaScript runtime for server-side and networking applications."),
  official("python", "An interpreted, interactive, object-oriented programming language."),
  official("mysql", "A widely used, open source relational database."),
  official("mongo", "A document database for flexible, JSON-like data."),
  official("rabbitmq", "Open source multi-protocol messaging broker."),
  official("wordpress", "The rich content management system."),
  official("ghost", "Free and open source platform to write and share on the web."),
  official("alpine", "A minimal Linux with a complete package index, in about 5 MB."),
  official("busybox", "The common Unix tools in one small program."),
];

/** Further official images, for their descriptions and marks when they are on the engine. */
export const alsoKnown: readonly HubRepository[] = [
  official("ubuntu", "A Debian-based Linux with long-term support."),
  official("debian", "A Linux of free and open source software."),
  official("httpd", "The Apache HTTP server."),
  official("haproxy", "A fast and reliable load balancer for TCP and HTTP."),
  official("traefik", "A reverse proxy that finds its services by itself."),
  official("caddy", "A web server with automatic HTTPS."),
  official("registry", "Stores and hands out container images."),
  official("mariadb", "A relational database, the community's fork of MySQL."),
  official("memcached", "A distributed memory cache."),
  official("elasticsearch", "A search and analytics engine."),
  official("influxdb", "A database for time series."),
  official("golang", "The Go programming language."),
  official("php", "A scripting language made for the web."),
  official("ruby", "A dynamic, reflective, object-oriented language."),
  official("eclipse-temurin", "OpenJDK builds from Eclipse Adoptium."),
  official("hello-world", "Says hello and ends: shows that the engine works."),
];
