package io.millrace.ingest.atm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** The cash machines and tills of every town, and the shops of the web. Made once; the same for a seed. */
final class Terminals {

    private static final int MACHINES_OF_A_TOWN = 12;
    private static final int TILLS_OF_A_TOWN = 60;
    private static final int WEB_SHOPS = 300;

    /** ISO 18245: groceries, restaurants, fuel, pharmacies, clothing, fast food, bakeries, books. */
    private static final List<String> SHOPS = List.of("5411", "5812", "5541", "5912", "5651", "5814", "5462", "5942");

    /** ISO 18245: direct marketing, computers, games, travel, clothing, books. */
    private static final List<String> ONLINE = List.of("5969", "5732", "5816", "4722", "5691", "5942");

    private final List<List<Terminal>> machines = new ArrayList<>();
    private final List<List<Terminal>> tills = new ArrayList<>();
    private final List<Terminal> shops = new ArrayList<>();

    Terminals(long seed) {
        SplittableRandom random = new SplittableRandom(Mix.of(seed, 0x7e12));
        for (int town = 0; town < Town.ALL.size(); town++) {
            machines.add(of(town, "atm", MACHINES_OF_A_TOWN, random));
            tills.add(of(town, "pos", TILLS_OF_A_TOWN, random));
        }
        for (int i = 0; i < WEB_SHOPS; i++) {
            String name = String.format(Locale.ROOT, "web-%03d", i);
            shops.add(new Terminal(null, name, ONLINE.get(i % ONLINE.size()), null, null, null, null));
        }
    }

    Terminal machine(int town, int any) {
        return machines.get(town).get(any % MACHINES_OF_A_TOWN);
    }

    Terminal till(int town, int any) {
        return tills.get(town).get(any % TILLS_OF_A_TOWN);
    }

    Terminal shop(int any) {
        return shops.get(any % WEB_SHOPS);
    }

    private static List<Terminal> of(int town, String kind, int count, SplittableRandom random) {
        Town place = Town.ALL.get(town);
        List<Terminal> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = String.format(Locale.ROOT, "%s-%02d-%03d", kind, town, i);
            boolean till = kind.equals("pos");
            made.add(new Terminal(
                    id,
                    till ? String.format(Locale.ROOT, "shop-%02d-%03d", town, i) : null,
                    till ? SHOPS.get(i % SHOPS.size()) : "6011",
                    place.country(),
                    place.name(),
                    near(place.latitude(), random),
                    near(place.longitude(), random)));
        }
        return made;
    }

    /** Within some five kilometres, to four decimals. */
    private static Double near(double degrees, SplittableRandom random) {
        return Math.rint((degrees + random.nextDouble(-0.05, 0.05)) * 1e4) / 1e4;
    }

    /** Where money is taken or spent. A shop of the web has no terminal and no place. */
    record Terminal(
            String id,
            String merchant,
            String category,
            String country,
            String city,
            Double latitude,
            Double longitude) {}
}
