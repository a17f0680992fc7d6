/**
 * What the demo's registry has. Any well-formed name of Docker Hub can be pulled, so that whatever is found by searching can be
 * launched; three rules make failures: a name with `nosuch` is unknown, one with `private` needs a login, and one with
 * `broken` fails in the middle of its download (an error after a 200). Other registries cannot be reached.
 */
import { between, hashText, hexId } from "./random.ts";

/** What an image brings to its containers. */
export interface ImageProfile {
  readonly ports: readonly string[];
  readonly env: readonly string[];
  readonly entrypoint: readonly string[] | null;
  readonly cmd: readonly string[] | null;
  readonly volumes: readonly string[];
  readonly workingDir: string;
  /** Its program ends at once: a shell without a terminal, or `hello-world`. */
  readonly endsAtOnce: boolean;
}

export interface Repository {
  readonly name: string;
  readonly description: string;
  readonly official: boolean;
  readonly stars: number;
  readonly profile: ImageProfile;
}

const PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

function profile(given: Partial<ImageProfile> = {}): ImageProfile {
  const none = { ports: [], entrypoint: null, cmd: null, volumes: [], workingDir: "", endsAtOnce: false };
  return { ...none, ...given, env: [PATH, ...(given.env ?? [])] };
}

const script = ["docker-entrypoint.sh"];
const shell = (name: string) => profile({ cmd: [name], endsAtOnce: true });

function repository(name: string, stars: number, description: string, brings: ImageProfile): Repository {
  return { name, description, official: !name.includes("/"), stars, profile: brings };
}

export const CATALOGUE: readonly Repository[] = [
  repository(
    "nginx",
    20_800,
    "Official build of Nginx.",
    profile({
      ports: ["80/tcp"],
      env: ["NGINX_VERSION=1.27.3"],
      entrypoint: ["/docker-entrypoint.sh"],
      cmd: ["nginx", "-g", "daemon off;"],
    }),
  ),
  repository(
    "postgres",
    14_300,
    "The PostgreSQL object-relational database system provides reliability and data integrity.",
    profile({
      ports: ["5432/tcp"],
      env: ["PG_MAJOR=17", "PGDATA=/var/lib/postgresql/data"],
      entrypoint: script,
      cmd: ["postgres"],
      volumes: ["/var/lib/postgresql/data"],
    }),
  ),
  repository(
    "redis",
    13_300,
    "Redis is the world's fastest data platform for caching, vector search, and NoSQL databases.",
    profile({
      ports: ["6379/tcp"],
      entrypoint: script,
      cmd: ["redis-server"],
      volumes: ["/data"],
      workingDir: "/data",
    }),
  ),
  repository("alpine", 11_500, "A minimal Docker image based on Alpine Linux.", shell("/bin/sh")),
  repository("busybox", 3_400, "Busybox base image.", shell("sh")),
  repository(
    "debian",
    5_200,
    "Debian is a Linux distribution that's composed entirely of free software.",
    shell("bash"),
  ),
  repository(
    "ubuntu",
    17_500,
    "Ubuntu is a Debian-based Linux operating system based on free software.",
    shell("/bin/bash"),
  ),
  repository(
    "node",
    14_000,
    "Node.js is a JavaScript-based platform for server-side and networking applications.",
    profile({ env: ["NODE_VERSION=22.12.0"], entrypoint: script, cmd: ["node"], endsAtOnce: true }),
  ),
  repository("python", 10_300, "Python is an interpreted, interactive, object-oriented language.", shell("python3")),
  repository(
    "mysql",
    15_700,
    "MySQL is a widely used, open-source relational database management system.",
    profile({ ports: ["3306/tcp", "33060/tcp"], entrypoint: script, cmd: ["mysqld"], volumes: ["/var/lib/mysql"] }),
  ),
  repository(
    "mariadb",
    6_000,
    "MariaDB Server is a high performing open source relational database.",
    profile({ ports: ["3306/tcp"], entrypoint: script, cmd: ["mariadbd"], volumes: ["/var/lib/mysql"] }),
  ),
  repository(
    "mongo",
    10_500,
    "MongoDB document databases provide high availability and easy scalability.",
    profile({ ports: ["27017/tcp"], entrypoint: script, cmd: ["mongod"], volumes: ["/data/db", "/data/configdb"] }),
  ),
  repository(
    "httpd",
    4_900,
    "The Apache HTTP Server Project.",
    profile({ ports: ["80/tcp"], cmd: ["httpd-foreground"], workingDir: "/usr/local/apache2" }),
  ),
  repository(
    "wordpress",
    5_900,
    "The WordPress rich content management system.",
    profile({
      ports: ["80/tcp"],
      entrypoint: script,
      cmd: ["apache2-foreground"],
      volumes: ["/var/www/html"],
      workingDir: "/var/www/html",
    }),
  ),
  repository(
    "registry",
    4_100,
    "Distribution implementation for storing and distributing container images.",
    profile({
      ports: ["5000/tcp"],
      entrypoint: ["/entrypoint.sh"],
      cmd: ["/etc/distribution/config.yml"],
      volumes: ["/var/lib/registry"],
    }),
  ),
  repository(
    "traefik",
    3_500,
    "Traefik, The Cloud Native Edge Router.",
    profile({ ports: ["80/tcp"], entrypoint: ["/entrypoint.sh"], cmd: ["traefik"] }),
  ),
  repository(
    "rabbitmq",
    5_300,
    "RabbitMQ is an open source multi-protocol messaging broker.",
    profile({
      ports: ["5672/tcp", "15672/tcp"],
      entrypoint: script,
      cmd: ["rabbitmq-server"],
      volumes: ["/var/lib/rabbitmq"],
    }),
  ),
  repository(
    "hello-world",
    2_400,
    "Hello World! (an example of minimal Dockerization)",
    profile({ cmd: ["/hello"], endsAtOnce: true }),
  ),
  repository(
    "grafana/grafana",
    3_200,
    "The official Grafana docker container.",
    profile({ ports: ["3000/tcp"], entrypoint: ["/run.sh"], workingDir: "/usr/share/grafana" }),
  ),
  repository(
    "prom/prometheus",
    2_000,
    "The Prometheus monitoring system and time series database.",
    profile({ ports: ["9090/tcp"], entrypoint: ["/bin/prometheus"], volumes: ["/prometheus"] }),
  ),
  repository(
    "axllent/mailpit",
    130,
    "An email and SMTP testing tool with API for developers.",
    profile({ ports: ["1025/tcp", "8025/tcp"], entrypoint: ["/mailpit"] }),
  ),
  repository(
    "minio/minio",
    1_900,
    "Multi-Cloud Object Storage.",
    profile({ ports: ["9000/tcp"], entrypoint: ["/usr/bin/docker-entrypoint.sh"], cmd: ["minio"], volumes: ["/data"] }),
  ),
];

/** What an image of this name (without tag) brings; a plain program for those that the catalogue does not have. */
export function profileOf(name: string): ImageProfile {
  return CATALOGUE.find((known) => known.name === name)?.profile ?? profile({ cmd: ["/app/serve"] });
}

/** Repositories whose name or description has the term, most stars first. */
export function searchCatalogue(term: string): readonly Repository[] {
  const wanted = term.toLowerCase();
  const rank = (found: Repository) => (found.name.toLowerCase().startsWith(wanted) ? 1 : 0);
  return CATALOGUE.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(wanted)).sort(
    (a, b) => rank(b) - rank(a) || b.stars - a.stars,
  );
}

export interface Layer {
  /** Twelve hex digits, as a pull shows it. */
  readonly id: string;
  /** Bytes, compressed. */
  readonly size: number;
}

/** Images that are one small layer. */
const TINY = /^(alpine|busybox|hello-world)[:@]/;

/** The layers of an image; the first is a base that several images share. */
export function layersOf(reference: string): readonly Layer[] {
  const seed = hashText(reference);
  if (TINY.test(reference)) return [{ id: hexId(seed, 0).slice(0, 12), size: between(seed, 1, 1_900_000, 3_600_000) }];
  const base = hashText(`base ${seed % 3}`);
  const baseLayer = { id: hexId(base, 0).slice(0, 12), size: between(base, 1, 3_300_000, 29_000_000) };
  const own = Array.from({ length: between(seed, 0, 2, 6) }, (_, k) => ({
    id: hexId(seed, k + 1).slice(0, 12),
    size: between(seed, k + 50, k % 3 === 2 ? 300 : 40_000, k % 3 === 2 ? 5_000 : 18_000_000),
  }));
  return [baseLayer, ...own];
}
