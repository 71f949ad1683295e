package io.millrace.ingest.stadium;

import java.util.List;

/** Where the eleven stand when the ball is on the centre spot: metres, x towards the other goal, y to the left. */
record Formation(String name, List<Place> places) {

    record Place(Position position, String label, double x, double y) {}

    static final List<Formation> ALL = List.of(
            new Formation(
                    "4-4-2",
                    List.of(
                            new Place(Position.GOALKEEPER, "GK", -47, 0),
                            new Place(Position.DEFENDER, "RB", -25, -23),
                            new Place(Position.DEFENDER, "CB", -29, -8),
                            new Place(Position.DEFENDER, "CB", -29, 8),
                            new Place(Position.DEFENDER, "LB", -25, 23),
                            new Place(Position.MIDFIELDER, "RM", -4, -23),
                            new Place(Position.MIDFIELDER, "CM", -9, -7),
                            new Place(Position.MIDFIELDER, "CM", -7, 7),
                            new Place(Position.MIDFIELDER, "LM", -4, 23),
                            new Place(Position.FORWARD, "ST", 15, -7),
                            new Place(Position.FORWARD, "ST", 17, 8))),
            new Formation(
                    "4-3-3",
                    List.of(
                            new Place(Position.GOALKEEPER, "GK", -47, 0),
                            new Place(Position.DEFENDER, "RB", -25, -23),
                            new Place(Position.DEFENDER, "CB", -29, -8),
                            new Place(Position.DEFENDER, "CB", -29, 8),
                            new Place(Position.DEFENDER, "LB", -25, 23),
                            new Place(Position.MIDFIELDER, "CM", -5, -12),
                            new Place(Position.MIDFIELDER, "DM", -13, 0),
                            new Place(Position.MIDFIELDER, "CM", -3, 12),
                            new Place(Position.FORWARD, "RW", 11, -23),
                            new Place(Position.FORWARD, "CF", 17, 0),
                            new Place(Position.FORWARD, "LW", 11, 23))),
            new Formation(
                    "3-5-2",
                    List.of(
                            new Place(Position.GOALKEEPER, "GK", -47, 0),
                            new Place(Position.DEFENDER, "CB", -28, -14),
                            new Place(Position.DEFENDER, "CB", -30, 0),
                            new Place(Position.DEFENDER, "CB", -28, 14),
                            new Place(Position.MIDFIELDER, "RWB", -6, -25),
                            new Place(Position.MIDFIELDER, "CM", -7, -9),
                            new Place(Position.MIDFIELDER, "DM", -13, 0),
                            new Place(Position.MIDFIELDER, "CM", -4, 9),
                            new Place(Position.MIDFIELDER, "LWB", -6, 25),
                            new Place(Position.FORWARD, "ST", 15, -7),
                            new Place(Position.FORWARD, "ST", 17, 8))));
}
