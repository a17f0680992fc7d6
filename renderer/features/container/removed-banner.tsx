import { Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { navigate } from "../../router.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";

/** The container went while it was shown. */
export function RemovedBanner({ name }: { readonly name: string }) {
  const back = useRef<HTMLButtonElement>(null);
  // The button that had the focus went with the container's actions.
  useEffect(() => {
    if (document.activeElement === document.body) back.current?.focus();
  }, []);
  return (
    <Banner
      tone="warn"
      icon={<Trash2 size={16} aria-hidden="true" />}
      action={
        <Button ref={back} size="sm" onClick={() => navigate({ page: "containers" })}>
          All containers
        </Button>
      }
    >
      <b>{name} was removed.</b> What was read of it stays here until you leave.
    </Banner>
  );
}
