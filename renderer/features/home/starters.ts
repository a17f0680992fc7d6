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
