import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useKeys } from "../../keys.ts";
import { TextInput } from "../../ui/text-input.tsx";
import { type KeyHint, StatusBar } from "../frame/status-bar.tsx";
import { nextCard } from "./card-steps.ts";
import { CatalogueView } from "./catalogue-view.tsx";
import { FilterChips } from "./filter-chips.tsx";
import styles from "./home-page.module.css";
import { setFilter, setQuery, useHome } from "./home-store.ts";
import { hubWords } from "./typed-reference.ts";
import { useCatalogue } from "./use-catalogue.ts";
import { useHubSearch } from "./use-hub-search.ts";

const HINTS: readonly KeyHint[] = [
  { keys: ["ArrowUp", "ArrowDown"], label: "move" },
  { keys: ["Enter"], label: "create" },
  { keys: ["mod+Enter"], label: "customise" },
  { keys: ["T"], label: "tags" },
];

/** Home: find an image and make a container of it. Invites also when nothing was typed and Docker Hub is out of reach. */
export function HomePage() {
  const { query, filter } = useHome();
  const words = query.trim();
  const asked = hubWords(words);
  const search = useHubSearch(asked);
  const catalogue = useCatalogue(words, search);
  const box = useRef<HTMLInputElement>(null);
  const cards = useRef<HTMLDivElement>(null);

  const focusSearch = () => {
    box.current?.focus();
    box.current?.select();
  };
  useEffect(focusSearch, []);
  useKeys({ "/": focusSearch });

  const cardElements = () => [...(cards.current?.querySelectorAll<HTMLElement>("[data-card]") ?? [])];
  const onSearchKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "Enter") cardElements()[0]?.focus();
    else if (event.key === "Escape" && query !== "") setQuery("");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onCardsKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event;
    // Only from the card itself or a button of it; what is typed into a popover is its own affair.
    if (!(target instanceof HTMLElement) || !event.currentTarget.contains(target)) return;
    const all = cardElements();
    const card = target.closest<HTMLElement>("[data-card]");
    if (card === null || target.closest("[role=dialog]") !== null) return;
    const next = nextCard(
      all.map((element) => element.getBoundingClientRect()),
      all.indexOf(card),
      event.key,
    );
    if (next !== null) all[next]?.focus();
    else if (event.key === "ArrowUp") focusSearch();
    else return;
    event.preventDefault();
  };

  // Said only when it was tried.
  const limited = search.problem?.code === "HUB_RATE_LIMITED";
  const reach = search.problem === null ? "reachable" : limited ? "wants a break" : "out of reach";
  const hubWord = search.query === "" ? undefined : `Docker Hub ${reach}`;

  return (
    <div className={styles.home}>
      <div className={styles.scroll}>
        <h1 className="visually-hidden">New container</h1>
        <div className={styles.bar}>
          <TextInput
            ref={box}
            size="xl"
            type="search"
            aria-label="Search images"
            placeholder="Search images, or type one: rabbitmq:3-management"
            before={<Search size={18} aria-hidden="true" className={styles.glass} />}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={onSearchKeyDown}
          />
        </div>
        <div className={styles.filters}>
          <FilterChips
            value={filter}
            onChange={setFilter}
            counts={{
              local: catalogue.local.length,
              hub: asked === "" || search.query !== asked ? null : search.total,
              recent: catalogue.recent.length,
            }}
          />
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the cards take the focus, their arrow keys are heard here */}
        <div ref={cards} onKeyDown={onCardsKeyDown}>
          <CatalogueView query={words} asked={asked} filter={filter} catalogue={catalogue} search={search} />
        </div>
      </div>
      <StatusBar hints={HINTS}>{hubWord}</StatusBar>
    </div>
  );
}
