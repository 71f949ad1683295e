package io.millrace.ingest.stadium;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** Invents clubs and squads. */
final class Clubs {

    private static final List<String> TOWNS = List.of(
            "Aldermark",
            "Brackenford",
            "Carrickmoyle",
            "Dunmere",
            "Eastwold",
            "Fenbridge",
            "Glasswick",
            "Harrowgate Park",
            "Inverlyn",
            "Jarrowdale",
            "Kestrel Bay",
            "Long Marford",
            "Millrace",
            "Norwick",
            "Oakhampton Vale",
            "Penhallow",
            "Quarrington",
            "Redmoor",
            "Saltburgh",
            "Thornbury Mills",
            "Ulverdale",
            "Vale Cross",
            "Westerby",
            "Yarmwood");

    private static final List<String> KINDS = List.of("United", "City", "Rovers", "Athletic", "Wanderers");

    private static final List<String> FIRST = List.of(
            "Adam",
            "Benedikt",
            "Callum",
            "Diego",
            "Emil",
            "Farid",
            "Goran",
            "Henrik",
            "Ivo",
            "Jonas",
            "Kofi",
            "Luca",
            "Mateo",
            "Nils",
            "Oumar",
            "Pavel",
            "Quentin",
            "Rafael",
            "Sami",
            "Tomas",
            "Umar",
            "Viktor",
            "Wes",
            "Yusuf");

    private static final List<String> LAST = List.of(
            "Ashdown",
            "Bellamonte",
            "Castellan",
            "Drummare",
            "Eikeland",
            "Farnholt",
            "Grevik",
            "Halloran",
            "Ibarrola",
            "Jansbury",
            "Kallberg",
            "Lindqvale",
            "Marchetto",
            "Nakashiro",
            "Oduyale",
            "Pellington",
            "Quist",
            "Rosswell",
            "Sandoval-Ley",
            "Tavernier",
            "Ugarteche",
            "Vandermoor",
            "Whitlock",
            "Ximenez-Roy",
            "Yilmazer",
            "Zelenkar",
            "Abernethy",
            "Brookmyre",
            "Chukwuma",
            "Dalgaard",
            "Estevao",
            "Fitzalan",
            "Gallowhill",
            "Hoogveld");

    /** Number 1 is a goalkeeper, and so is number 13; a squad covers every formation twice but in attack. */
    private static final List<Position> SQUAD = List.of(
            Position.GOALKEEPER,
            Position.DEFENDER,
            Position.DEFENDER,
            Position.DEFENDER,
            Position.DEFENDER,
            Position.MIDFIELDER,
            Position.MIDFIELDER,
            Position.MIDFIELDER,
            Position.FORWARD,
            Position.FORWARD,
            Position.FORWARD,
            Position.DEFENDER,
            Position.GOALKEEPER,
            Position.MIDFIELDER,
            Position.MIDFIELDER,
            Position.DEFENDER,
            Position.MIDFIELDER,
            Position.FORWARD,
            Position.MIDFIELDER,
            Position.DEFENDER);

    static final int MOST = TOWNS.size() * KINDS.size();

    private Clubs() {}

    /** @param count at most {@link #MOST} */
    static List<Club> invent(int count, SplittableRandom random) {
        List<Club> clubs = new ArrayList<>();
        int first = random.nextInt(MOST);
        for (int i = 0; i < count; i++) {
            // 7 and 24 * 5 have no factor in common: every name comes once.
            int number = (first + 7 * i) % MOST;
            String name = TOWNS.get(number % TOWNS.size()) + " " + KINDS.get(number / TOWNS.size());
            String id = name.toLowerCase(Locale.ROOT).replace(' ', '-');
            clubs.add(new Club(id, name, random.nextDouble(0.95, 1.05), squad(id, random)));
        }
        return List.copyOf(clubs);
    }

    private static List<Player> squad(String club, SplittableRandom random) {
        List<Player> squad = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int shirt = 1; shirt <= SQUAD.size(); shirt++) {
            String name = name(random);
            while (!taken.add(name)) {
                name = name(random);
            }
            squad.add(new Player(club + "-" + shirt, name, shirt, SQUAD.get(shirt - 1), random.nextDouble(0.94, 1.06)));
        }
        return List.copyOf(squad);
    }

    private static String name(SplittableRandom random) {
        return FIRST.get(random.nextInt(FIRST.size())) + " " + LAST.get(random.nextInt(LAST.size()));
    }
}
