import { useEffect, useRef } from "react";
import { volumeOf } from "../media/ducking";
import { voices } from "../media/slots";
import { useClass, useLocal, useMedia, useShown } from "../session/context";
import { one } from "../store/room";
import { speakingTo } from "../store/voices";

/**
 * The loudest voices, each by an element of its own. On a device in the room, and on a second device, nothing plays:
 * the sound is in the room already.
 */
export function Sounds({ onHeldBack }: { onHeldBack: (again: () => void) => void }) {
  const { live, me } = useClass();
  const comings = useMedia((state) => state.comings);
  const tracks = useMedia((state) => state.tracks);
  const speaker = useLocal((state) => state.choice.speaker);
  const mine = useShown((room) => one(room, "sending", live.device))?.view;
  const silent = mine !== undefined && mine.kind !== "remote" && !mine.room_device;
  const speakers = useShown((room) => speakingTo(room, me.person.id));
  return voices(comings).map(({ mid, person }) => {
    const track = tracks.get(mid);
    const volume = volumeOf(person, speakers === "" ? [] : speakers.split(" "));
    return (
      track && (
        <Sound
          key={mid}
          track={track}
          volume={volume}
          person={person}
          speaker={speaker}
          silent={silent}
          onHeldBack={onHeldBack}
        />
      )
    );
  });
}

interface SoundProps {
  track: MediaStreamTrack;
  /** 0..1; a phone of Apple plays all at the same volume. */
  volume: number;
  person: string;
  speaker: string | null;
  silent: boolean;
  onHeldBack: (again: () => void) => void;
}

function Sound({ track, volume, person, speaker, silent, onHeldBack }: SoundProps) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = audio.current;
    if (element === null) return;
    element.srcObject = new MediaStream([track]);
    const play = () =>
      void element.play().catch((error: unknown) => {
        if (error instanceof DOMException && error.name === "NotAllowedError") onHeldBack(play);
      });
    play();
    return () => {
      element.srcObject = null;
    };
  }, [track, onHeldBack]);
  useEffect(() => {
    const element = audio.current;
    if (element && speaker !== null && "setSinkId" in element) void element.setSinkId(speaker).catch(() => {});
  }, [speaker]);
  useEffect(() => {
    if (audio.current) audio.current.volume = volume;
  }, [volume]);
  return <audio ref={audio} autoPlay muted={silent} data-id={person} />;
}
