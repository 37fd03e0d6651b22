import { Button, Group } from "@mantine/core";
import { useSay } from "../../../ui/say.ts";

interface StepButtonsProps {
  readonly isBusy: boolean;
  /** Absent where the step cannot be left for later. */
  readonly onSkip?: () => void;
  readonly label?: string;
}

export function StepButtons({ isBusy, onSkip, label }: StepButtonsProps) {
  const say = useSay();
  return (
    <Group>
      <Button type="submit" loading={isBusy}>
        {label ?? say("people.setup.next")}
      </Button>
      {onSkip !== undefined && (
        <Button variant="subtle" onClick={onSkip}>
          {say("people.setup.later")}
        </Button>
      )}
    </Group>
  );
}
