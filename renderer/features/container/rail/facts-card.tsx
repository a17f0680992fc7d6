import { Info } from "lucide-react";
import type { ReactNode } from "react";
import type { ContainerDetail, ContainerSummary, RestartPolicy } from "../../../../contract/model/container.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { formatMoment } from "../../../ui/format.ts";
import { Age } from "../../containers/status-text.tsx";
import { Card } from "./card.tsx";
import styles from "./rail.module.css";

const RESTART: Readonly<Record<RestartPolicy, string>> = {
  no: "never",
  always: "always",
  "unless-stopped": "unless stopped",
  "on-failure": "when it fails",
};

export interface FactsCardProps {
  readonly container: ContainerSummary;
  readonly detail: ContainerDetail | null;
}

/** Short facts, each on a line. */
export function FactsCard({ container, detail }: FactsCardProps) {
  return (
    <Card icon={<Info size={16} aria-hidden="true" />} title="About">
      <dl className={styles.facts}>
        <Fact label="Id" aside={<CopyButton size="sm" text={container.id} label="Copy id" />}>
          <code>{container.id.slice(0, 12)}</code>
        </Fact>
        <Fact label="Created">
          <span title={formatMoment(container.createdAt)}>
            <Age since={container.createdAt} ago />
          </span>
        </Fact>
        {detail !== null && detail.startedAt !== null && (
          <Fact label="Last started">
            <span title={formatMoment(detail.startedAt)}>
              <Age since={detail.startedAt} ago />
            </span>
          </Fact>
        )}
        {container.command !== "" && (
          <Fact label="Command" aside={<CopyButton size="sm" text={container.command} label="Copy command" />}>
            <code title={container.command}>{container.command}</code>
          </Fact>
        )}
        {detail !== null && <Fact label="Restarts">{RESTART[detail.restart]}</Fact>}
        {detail !== null && detail.restartCount > 0 && <Fact label="Restarted">{detail.restartCount} ×</Fact>}
        {container.project !== null && (
          <Fact label="Project">
            {container.project}
            {container.service !== null && ` / ${container.service}`}
          </Fact>
        )}
      </dl>
    </Card>
  );
}

interface FactProps {
  readonly label: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

function Fact({ label, aside, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children}
        {aside}
      </dd>
    </div>
  );
}
