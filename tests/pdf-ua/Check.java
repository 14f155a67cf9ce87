import java.io.File;
import java.util.*;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;

/** Prints, for each PDF named, whether veraPDF finds that it conforms to PDF/UA-1, and each rule that it breaks. */
public class Check {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean isWhole = true;
    for (String file : files) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), PDFAFlavour.PDFUA_1);
           PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
        ValidationResult result = validator.validate(parser);
        isWhole &= result.isCompliant();
        System.out.println(file + ": " + (result.isCompliant() ? "conforms to " : "does not conform to ")
            + result.getPDFAFlavour() + ", " + result.getTotalAssertions() + " checks");
        Map<String, Integer> broken = new TreeMap<>();
        for (TestAssertion a : result.getTestAssertions())
          if (a.getStatus() == TestAssertion.Status.FAILED)
            broken.merge(a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber() + " " + a.getMessage() + " e.g. " + a.getLocation().getContext(), 1, Integer::sum);
        broken.entrySet().stream().limit(8).forEach(e -> System.out.println("  " + e.getValue() + " x " + e.getKey()));
      }
    }
    System.exit(isWhole ? 0 : 1);
  }
}
