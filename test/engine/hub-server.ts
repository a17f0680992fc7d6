/** A local server that answers as Docker Hub does: search (v4 and v2) and tags. Its shapes were read from the real one. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export interface HubImage {
  /** `library/nginx`, `berth/hello` */
  readonly name: string;
  readonly description: string;
  readonly official?: boolean;
  readonly tags: readonly string[];
}

export interface HubServer {
  /** What `BERTH_HUB_URL` must be. */
  readonly url: string;
  /** Every path asked for so far, with its query. */
  readonly asked: readonly string[];
  /** From now on answers these paths' prefixes with that status, as an outage or a rate limit does. */
  fail(prefix: string, status: number, headers?: Record<string, string>): void;
  /** Answers as usual again. */
  mend(): void;
  stop(): Promise<void>;
}

export async function startHub(images: readonly HubImage[]): Promise<HubServer> {
  const asked: string[] = [];
  const failures: { prefix: string; status: number; headers: Record<string, string> }[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const failure = failures.find(({ prefix }) => request.url?.startsWith(prefix));
    if (failure) response.writeHead(failure.status, failure.headers).end();
    else answer(images, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    asked,
    fail: (prefix, status, headers = {}) => void failures.unshift({ prefix, status, headers }),
    mend: () => void failures.splice(0),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answer(images: readonly HubImage[], request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", "http://hub.test");
  const term = url.searchParams.get("query") ?? "";
  const matches = images.filter((image) => image.name.includes(term) || image.description.includes(term));
  const tags = /^\/v2\/namespaces\/([^/]+)\/repositories\/([^/]+)\/tags\/?$/.exec(url.pathname);
  if (url.pathname === "/api/search/v4") {
    const from = Number(url.searchParams.get("from") ?? 0);
    const size = Number(url.searchParams.get("size") ?? 25);
    send(response, { total: matches.length, results: matches.slice(from, from + size).map(v4) });
  } else if (url.pathname === "/v2/search/repositories/" || url.pathname === "/v2/search/repositories") {
    send(response, { count: matches.length, next: "", previous: "", results: matches.map(v2) });
  } else if (tags) {
    const image = images.find(({ name }) => name === `${tags[1]}/${tags[2]}`);
    if (image) send(response, tagPage(image, url.searchParams.get("name") ?? ""));
    else
      response
        .writeHead(404, { "content-type": "application/json" })
        .end('{"message":"object not found","errinfo":{}}');
  } else {
    response.writeHead(404).end();
  }
}

const day = "2026-01-15T10:00:00Z";

function v4(image: HubImage) {
  const [publisher = "", repository = ""] = image.name.split("/");
  return {
    id: image.official ? repository : image.name,
    name: image.official ? repository : image.name,
    slug: image.official ? repository : image.name,
    type: "image",
    publisher: { id: publisher, name: image.official ? "Docker" : publisher },
    created_at: day,
    updated_at: day,
    short_description: image.description,
    badge: image.official ? "official" : "none",
    star_count: 42,
    pull_count: "1M+",
    operating_systems: [{ name: "linux", label: "Linux" }],
    architectures: [{ name: "amd64", label: "x86-64" }],
    logo_url: null,
    archived: false,
  };
}

function v2(image: HubImage) {
  const [owner = "", repository = ""] = image.name.split("/");
  return {
    repo_name: image.official ? repository : image.name,
    short_description: image.description,
    star_count: 42,
    pull_count: 1_000_000,
    repo_owner: image.official ? "" : owner,
    is_automated: false,
    is_official: image.official ?? false,
  };
}

function tagPage(image: HubImage, part: string) {
  const names = image.tags.filter((tag) => tag.includes(part));
  const digest = `sha256:${"ab".repeat(32)}`;
  const results = names.map((name) => ({
    name,
    full_size: 4_200_000,
    last_updated: day,
    digest,
    images: [{ architecture: "amd64", os: "linux", variant: null, digest, size: 4_200_000 }],
  }));
  return { count: results.length, next: null, previous: null, results };
}

function send(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}
