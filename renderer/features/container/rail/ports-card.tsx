import { Plug } from "lucide-react";
import type { ContainerSummary, PublishedPort } from "../../../../contract/model/container.ts";
import { openLink } from "../../../stores/use-app.ts";
import { useEngine } from "../../../stores/use-engine.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { portLinks } from "../../containers/ports.ts";
import { isUp } from "../../containers/status-words.ts";
import { Card } from "./card.tsx";
import styles from "./rail.module.css";

/** Where the container can be reached. */
export function PortsCard({ container }: { readonly container: ContainerSummary }) {
  const target = useEngine((state) => state.status?.target ?? null);
  const links = portLinks(container.ports, target);
  const exposed = exposedOnly(container.ports);
  return (
    <Card icon={<Plug size={16} aria-hidden="true" />} title="Ports">
      <ul className={styles.list}>
        {links.map(({ url, host, container: inner, label }) => {
          const address = url === null ? label : new URL(url).host;
          const protocol = label.includes("/") ? label.slice(label.indexOf("/") + 1) : "tcp";
          return (
            <li key={label}>
              {url !== null && isUp(container) ? (
                <button type="button" className={styles.link} title={`Open ${url}`} onClick={() => void openLink(url)}>
                  {address}
                </button>
              ) : (
                <span className={styles.value}>{url === null ? `port ${host}` : address}</span>
              )}
              <code>
                {inner}/{protocol}
              </code>
              <CopyButton size="sm" text={url ?? label} label={`Copy address ${address}`} />
            </li>
          );
        })}
        {exposed.map((port) => (
          <li key={`${port.container}/${port.protocol}`}>
            <span className={styles.faint}>not published</span>
            <code>
              {port.container}/{port.protocol}
            </code>
          </li>
        ))}
        {links.length + exposed.length === 0 && <li className={styles.faint}>It publishes no ports</li>}
      </ul>
    </Card>
  );
}

function exposedOnly(ports: readonly PublishedPort[]): readonly PublishedPort[] {
  return ports.filter((port) => port.host === null);
}
