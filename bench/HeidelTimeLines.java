// HeidelTime on lines of text, in one JVM: reads "YYYY-MM-DD<tab>text" a line, answers the TimeML body of each on one line.
// java -cp HEIDELTIME_STANDALONE.jar HeidelTimeLines.java LANGUAGE CONFIG_PROPS < lines; the seconds it took go to standard error.
import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;

public class HeidelTimeLines {
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        LogManager.getLogManager().reset(); // a line of log for each sentence would be measured as well
        System.setOut(System.err); // its own chatter stays out of the answers
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(
            Language.getLanguageFromString(arguments[0]), DocumentType.NEWS, OutputType.TIMEML, arguments[1], POSTagger.NO);
        List<String> lines = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
        }
        SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd");
        for (int round = 0; round < 2; round++) { // the first round warms the JVM
            long start = System.nanoTime();
            for (String line : lines) {
                int tab = line.indexOf('\t');
                String body = tagger.process(line.substring(tab + 1), format.parse(line.substring(0, tab)));
                if (round == 1) {
                    int from = body.indexOf("<TimeML>") + 8;
                    answers.println(body.substring(from, body.indexOf("</TimeML>")).replace("\n", ""));
                }
            }
            if (round == 1) {
                System.err.println("seconds " + (System.nanoTime() - start) / 1e9);
            }
        }
    }
}
