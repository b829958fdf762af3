package org.allostat.jobs;

import java.io.PrintWriter;
import org.allostat.sql.DocumentedQuery;
import org.allostat.sql.SqlSession;

/** Parts of what a command prints: a title, and the answer of a query of the program. */
final class Sections {
    private Sections() {}

    static void print(SqlSession session, PrintWriter out, String title, String query) {
        out.println();
        out.println(title);
        session.execute(DocumentedQuery.text("/allostat/sql/" + query + ".sql"));
    }
}
