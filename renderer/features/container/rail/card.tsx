import { type ReactNode, useId } from "react";
import styles from "./rail.module.css";

export interface CardProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}

export function Card({ icon, title, children }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id}>
        {icon}
        {title}
      </h2>
      {children}
    </section>
  );
}
