/** The containers that everybody finds in the demo: two Compose projects, and single ones in every state. */
import type { Line } from "../logs/segments.ts";
import type { Behaviour, Config, HealthStatus, HostConfig, State } from "../model.ts";

export interface Plan {
  readonly name: string;
  readonly image: string;
  readonly state: State;
  /** How long ago it was created, and how long the present state has lasted. Seconds. */
  readonly age: number;
  readonly since: number;
  readonly exitCode?: number;
  readonly outOfMemory?: boolean;
  readonly restartCount?: number;
  readonly health?: HealthStatus;
  readonly config?: Partial<Config>;
  readonly hostConfig?: Partial<HostConfig>;
  readonly behaviour?: Partial<Behaviour>;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MB = 1024 * 1024;

const ALWAYS = { RestartPolicy: { Name: "unless-stopped", MaximumRetryCount: 0 } };
const said = (stream: 1 | 2, ...texts: readonly string[]): readonly Line[] => texts.map((text) => ({ stream, text }));

function published(
  ...pairs: readonly (readonly [host: number, container: number])[]
): Pick<HostConfig, "PortBindings"> {
  return {
    PortBindings: Object.fromEntries(
      pairs.map(([host, container]) => [`${container}/tcp`, [{ HostIp: "", HostPort: String(host) }]]),
    ),
  };
}

function checked(command: string): Pick<Config, "Healthcheck"> {
  return { Healthcheck: { Test: ["CMD-SHELL", command], Interval: 10e9, Timeout: 3e9, Retries: 3 } };
}

/** One service of a Compose project, with the labels that Compose puts on it. */
function service(project: string, name: string, plan: Omit<Plan, "name">): Plan {
  const folder = `/home/sailor/${project}`;
  const labels = {
    "com.docker.compose.project": project,
    "com.docker.compose.service": name,
    "com.docker.compose.container-number": "1",
    "com.docker.compose.oneoff": "False",
    "com.docker.compose.project.config_files": `${folder}/compose.yaml`,
    "com.docker.compose.project.working_dir": folder,
    "com.docker.compose.version": "2.32.1",
  };
  return {
    ...plan,
    name: `${project}-${name}-1`,
    config: { ...plan.config, Labels: { ...plan.config?.Labels, ...labels } },
    hostConfig: { NetworkMode: `${project}_default`, ...ALWAYS, ...plan.hostConfig },
  };
}

const shop: readonly Plan[] = [
  service("harbour-shop", "web", {
    image: "nginx:1.27-alpine",
    state: "running",
    age: 3 * DAY,
    since: 2 * DAY + 3 * HOUR,
    health: "healthy",
    config: checked("curl -fsS http://localhost/healthz"),
    hostConfig: {
      ...published([8080, 80], [8443, 443]),
      Binds: ["/home/sailor/harbour-shop/nginx.conf:/etc/nginx/nginx.conf:ro"],
    },
  }),
  service("harbour-shop", "api", {
    image: "node:22-alpine",
    state: "running",
    age: 3 * DAY,
    since: 5 * HOUR,
    health: "healthy",
    config: {
      Cmd: ["node", "server.js"],
      Env: ["PORT=3000", "DATABASE_URL=postgres://shop:not-a-secret@db/shop", "LOG_LEVEL=info"],
      ExposedPorts: { "3000/tcp": {} },
      WorkingDir: "/app",
      ...checked("wget -qO- http://localhost:3000/healthz"),
    },
    hostConfig: published([3000, 3000]),
  }),
  service("harbour-shop", "worker", {
    image: "python:3.13-slim",
    state: "running",
    age: 3 * DAY,
    since: 2 * DAY + 3 * HOUR,
    config: { Cmd: ["python", "-m", "worker.run"], Env: ["QUEUE=emails"], WorkingDir: "/app" },
  }),
  service("harbour-shop", "db", {
    image: "postgres:17-alpine",
    state: "running",
    age: 3 * DAY,
    since: 2 * DAY + 3 * HOUR,
    health: "healthy",
    config: {
      Env: ["POSTGRES_DB=shop", "POSTGRES_USER=shop", "POSTGRES_PASSWORD=not-a-secret"],
      ...checked("pg_isready -U shop"),
    },
    hostConfig: { ...published([5432, 5432]), Binds: ["harbour-shop_db-data:/var/lib/postgresql/data:rw"] },
  }),
  service("harbour-shop", "cache", {
    image: "redis:7-alpine",
    state: "running",
    age: 3 * DAY,
    since: 2 * DAY + 3 * HOUR,
  }),
];

const blog: readonly Plan[] = [
  service("harbour-blog", "wordpress", {
    image: "wordpress:6.7",
    state: "running",
    age: 21 * DAY,
    since: 6 * DAY,
    health: "unhealthy",
    config: checked("curl -fsS http://localhost/wp-login.php"),
    hostConfig: published([8090, 80]),
  }),
  service("harbour-blog", "db", {
    image: "mariadb:11",
    state: "running",
    age: 21 * DAY,
    since: 6 * DAY,
    config: { Env: ["MARIADB_DATABASE=blog", "MARIADB_PASSWORD=not-a-secret"] },
    hostConfig: { Binds: ["harbour-blog_db:/var/lib/mysql:rw"] },
  }),
  service("harbour-blog", "backup", {
    image: "alpine:3.21",
    state: "exited",
    age: 21 * DAY,
    since: 7 * HOUR,
    exitCode: 0,
    config: { Cmd: ["sh", "-c", "tar czf /backup/blog.tgz /var/www/html"] },
    hostConfig: { RestartPolicy: { Name: "no", MaximumRetryCount: 0 } },
    behaviour: {
      voice: null,
      firstWords: said(
        1,
        "tar: removing leading '/' from member names",
        "backup of 1.2 GB written to /backup/blog.tgz",
      ),
      endsAfterMs: 4_000,
    },
  }),
];

const singles: readonly Plan[] = [
  {
    name: "grafana",
    image: "grafana/grafana:11.4.0",
    state: "running",
    age: 9 * DAY,
    since: 9 * DAY,
    hostConfig: { ...published([3001, 3000]), ...ALWAYS },
  },
  {
    name: "mailpit",
    image: "axllent/mailpit:latest",
    state: "running",
    age: 30 * HOUR,
    since: 40 * MINUTE,
    hostConfig: published([8025, 8025], [1025, 1025]),
  },
  {
    name: "billing",
    image: "harbour/billing-java:2.8.1",
    state: "exited",
    age: 2 * DAY,
    since: 25 * MINUTE,
    exitCode: 137,
    outOfMemory: true,
    config: { Cmd: ["java", "-Xmx768m", "-jar", "billing.jar"], ExposedPorts: { "8081/tcp": {} } },
    hostConfig: { ...published([8081, 8081]), Memory: 512 * MB },
    behaviour: { endsAfterMs: 90_000, exitCode: 137, outOfMemory: true },
  },
  {
    name: "rates-importer",
    image: "harbour/rates-importer:0.4",
    state: "restarting",
    age: 4 * HOUR,
    since: 6,
    exitCode: 1,
    restartCount: 41,
    config: { Cmd: ["node", "import.js"], Env: ["RATES_URL=https://rates.invalid/daily"] },
    hostConfig: { RestartPolicy: { Name: "always", MaximumRetryCount: 0 } },
    behaviour: {
      voice: null,
      endsAfterMs: 3_000,
      exitCode: 1,
      firstWords: said(1, "rates-importer 0.4 starting", "fetching https://rates.invalid/daily"),
      lastWords: said(
        2,
        "Error: getaddrinfo ENOTFOUND rates.invalid",
        "    at GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:122:26)",
        "    at async main (/app/import.js:14:20)",
      ),
    },
  },
  {
    name: "registry",
    image: "registry:2",
    state: "paused",
    age: 14 * DAY,
    since: 3 * DAY,
    hostConfig: published([5000, 5000]),
  },
  {
    name: "old-shop",
    image: "httpd:2.4",
    state: "exited",
    age: 90 * DAY,
    since: 45 * DAY,
    exitCode: 0,
    hostConfig: published([8088, 80]),
  },
  {
    name: "migrate-2026-03",
    image: "python:3.13-slim",
    state: "exited",
    age: 2 * HOUR,
    since: 2 * HOUR - 30,
    exitCode: 3,
    config: { Cmd: ["python", "migrate.py", "--to", "2026-03"] },
    behaviour: {
      voice: null,
      firstWords: [
        ...said(1, "applying 2026-03_add_vat_column ... ok", "applying 2026-03_split_orders ..."),
        ...said(2, "sqlalchemy.exc.OperationalError: deadlock detected", "migration stopped; nothing was committed"),
      ],
      endsAfterMs: 2_000,
      exitCode: 3,
    },
  },
  {
    name: "prometheus",
    image: "prom/prometheus:v3.1.0",
    state: "created",
    age: 20 * MINUTE,
    since: 20 * MINUTE,
    hostConfig: published([9090, 9090]),
  },
  {
    name: "console",
    image: "ubuntu:24.04",
    state: "running",
    age: 3 * HOUR,
    since: 3 * HOUR,
    config: { Tty: true, OpenStdin: true },
  },
];

export const PLANS: readonly Plan[] = [...shop, ...blog, ...singles];

/** Images that are there without a container. */
export const SPARE_IMAGES: readonly string[] = [
  "busybox:latest",
  "hello-world:latest",
  "debian:bookworm-slim",
  "nginx:latest",
  "postgres:16",
];
